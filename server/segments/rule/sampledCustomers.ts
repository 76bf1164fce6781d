const outside = "intHash32(party_id) % 64 >= 4 or intHash32(customer_id) % 64 >= 4";
/** The fixed sixteenth, as a condition on the published views. */
export const sampledCustomers = `bucket < 4
    and customer_id not in (select customer_id from merged_party final where gone = 0 and (${outside}))`;
