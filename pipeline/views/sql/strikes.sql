-- One incident × class of weapon: launched, intercepted and struck side by side. `interception_rate` is intercepted over
-- launched, null where either is not known; `models` are the weapon models that claims name. A figure for a whole
-- country and those for its towns are rows of their own: add up `daily_totals`, not these. `running_total` marks totals
-- over a period.
with figures as (
    select
        incident_id,
        object as weapon,
        bool_or(reason = 'running_total') as running_total,
        max(low) filter (measure = 'launched') as launched_low,
        max(best) filter (measure = 'launched') as launched_best,
        max(high) filter (measure = 'launched') as launched_high,
        max(low) filter (measure = 'intercepted') as intercepted_low,
        max(best) filter (measure = 'intercepted') as intercepted_best,
        max(high) filter (measure = 'intercepted') as intercepted_high,
        max(low) filter (measure = 'struck') as struck_low,
        max(best) filter (measure = 'struck') as struck_best,
        max(high) filter (measure = 'struck') as struck_high,
        bool_or(contested) as contested
    from incident_figures
    where measure in ('launched', 'intercepted', 'struck')
    group by all
),

models as (
    select l.incident_id, c.object as weapon, list_sort(list_distinct(list(c.weapon))) as models
    from incident_claims as l
    inner join claims as c using (claim_id)
    where c.weapon is not null and c.measure in ('launched', 'intercepted', 'struck')
    group by all
)

select
    i.incident_id, i.status, i.date_from, i.date_to, i.country, i.admin1, i.place_name, i.place_text, i.latitude,
    i.longitude, i.geo_precision, i.actor, i.target, f.weapon, m.models, f.launched_low, f.launched_best,
    f.launched_high, f.intercepted_low, f.intercepted_best, f.intercepted_high, f.struck_low, f.struck_best,
    f.struck_high,
    case when f.launched_best > 0 and f.intercepted_best <= f.launched_best
        then f.intercepted_best / f.launched_best end as interception_rate,
    f.contested, f.running_total, i.headline
from figures as f
inner join incidents as i using (incident_id)
left join models as m on m.incident_id = f.incident_id and m.weapon is not distinct from f.weapon
