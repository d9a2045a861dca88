-- One incident × class of people moved out of danger. `status` is `planned` until it is reported done; then
-- `planned_best` is what was last planned, where a plan was reported before. `running_total` marks totals over a period.
with plans as (
    select l.incident_id, c.object as people, arg_max(c.best, c.published_at) as planned_best
    from incident_claims as l
    inner join claims as c using (claim_id)
    where c.measure = 'evacuated' and c.status = 'planned' and c.best is not null
    group by all
)

select
    i.incident_id, i.status, i.date_from, i.date_to, i.country, i.admin1, i.place_name, i.place_text, i.latitude,
    i.longitude, i.geo_precision, i.destination_text, f.object as people, f.low as evacuated_low,
    f.best as evacuated_best, f.high as evacuated_high, p.planned_best, f.contested,
    f.reason = 'running_total' as running_total, i.headline
from incident_figures as f
inner join incidents as i using (incident_id)
left join plans as p on p.incident_id = f.incident_id and p.people is not distinct from f.object
where f.measure = 'evacuated'
