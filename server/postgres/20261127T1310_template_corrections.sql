-- Corrections by value of what people are called, where they are reached and what is said of them are no longer kept in
-- templates, which outlive the files: those that lie there go.
update match_template set options = jsonb_set(options, '{fixes}', coalesce(
  (select jsonb_agg(fix) from jsonb_array_elements(options -> 'fixes') as fix
   where fix ->> 'how' is distinct from 'value'
     or (fix ->> 'field' not like 'custom\_%' and fix ->> 'field' not in (
       'address', 'author', 'birthday', 'comment', 'company', 'content', 'customer_name', 'customer_ref', 'email', 'gender',
       'income', 'landline', 'member_no', 'name', 'note', 'phone', 'position', 'preferences', 'referred_member_no',
       'referred_phone', 'referred_ref', 'referrer', 'region', 'result'))),
  '[]'))
where jsonb_typeof(options -> 'fixes') = 'array' and options -> 'fixes' != '[]';
