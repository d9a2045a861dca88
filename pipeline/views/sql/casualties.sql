-- One incident × class of people: killed, injured, missing, and casualties not told apart, side by side. Classes
-- overlap (children are people too): do not add them up. `running_total` marks totals over a period.
with figures as (
    select
        incident_id,
        object as people,
        bool_or(reason = 'running_total') as running_total,
        max(low) filter (measure = 'killed') as killed_low,
        max(best) filter (measure = 'killed') as killed_best,
        max(high) filter (measure = 'killed') as killed_high,
        max(low) filter (measure = 'injured') as injured_low,
        max(best) filter (measure = 'injured') as injured_best,
        max(high) filter (measure = 'injured') as injured_high,
        max(best) filter (measure = 'missing') as missing_best,
        max(best) filter (measure = 'casualties') as casualties_best,
        bool_or(contested) as contested
    from incident_figures
    where measure in ('killed', 'injured', 'missing', 'casualties')
    group by all
)

select
    i.incident_id, i.kind, i.status, i.date_from, i.date_to, i.country, i.admin1, i.place_name, i.place_text,
    i.latitude, i.longitude, i.geo_precision, i.actor, i.target, f.people, f.killed_low, f.killed_best, f.killed_high,
    f.injured_low, f.injured_best, f.injured_high, f.missing_best, f.casualties_best, f.contested, f.running_total,
    i.headline
from figures as f
inner join incidents as i using (incident_id)
