"""From text to claims: tokens with classes, rules over the classes, then context passes, each its own module."""
