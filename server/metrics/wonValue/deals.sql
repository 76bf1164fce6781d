-- Every opportunity won in the period whose amount is known.
select
  *,
  assumeNotNull(known) as worth
from (
  {wonValue/won}
)
where known is not null
