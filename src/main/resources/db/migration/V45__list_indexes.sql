-- The nation's accounts sorted by tier or KAMR: the plan's side is read from an index alone, one tier after the other.
alter table plan_account
    add index ix_plan_account_list (account_id, plan_id, effective_tier, top_up, kamr),
    add index ix_plan_account_tier (plan_id, effective_tier, account_id),
    drop index ix_plan_account_account;
