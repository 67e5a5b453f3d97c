-- The nation's accounts sorted by tier or KAMR: the plan's side is read from the index alone.
alter table plan_account
    add index ix_plan_account_list (account_id, plan_id, effective_tier, top_up, kamr),
    drop index ix_plan_account_account;
