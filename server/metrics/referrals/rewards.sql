-- For how many referrals was a reward recorded? One row.
select toFloat64(count()) as recorded, toFloat64(countIf(ifNull(reward, 0) > 0)) as rewarded
from {referral}
