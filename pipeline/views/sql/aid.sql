-- One incident × currency of help in money: `donor` gives, `receiver` gets (a party, else the country). Amounts are in
-- whole units of the currency; `usd_best` is `amount_best` at the rate that the claims were turned into dollars with,
-- null where there is none. `status` is `planned` (pledged, approved, asked for) or `happened` (delivered).
with rates as (
    select l.incident_id, c.object as currency, max(c.amount_usd / c.best) as rate, max(c.rate_date) as rate_date
    from incident_claims as l
    inner join claims as c using (claim_id)
    where c.measure = 'aid' and c.best > 0 and c.amount_usd is not null
    group by all
)

select
    i.incident_id, i.status, i.date_from, i.date_to, i.actor as donor, coalesce(i.target, i.country) as receiver,
    i.country, i.place_name, i.place_text, f.object as currency, f.low as amount_low, f.best as amount_best,
    f.high as amount_high, round(f.best * r.rate, 2) as usd_best, r.rate_date, f.contested,
    f.reason = 'running_total' as running_total, i.headline
from incident_figures as f
inner join incidents as i using (incident_id)
left join rates as r on r.incident_id = f.incident_id and r.currency is not distinct from f.object
where f.measure = 'aid'
