-- The engine's own tables have no index for how its job executor looks for work (docs/adr/0001): with 70,000 timers waiting
-- every look read them all and sorted them. Only this one is chosen by the optimizer; one on LOCK_EXP_TIME_ was not.
create index KAMT_IDX_JOB_DUE on ACT_RU_JOB (SUSPENSION_STATE_, DUEDATE_, RETRIES_);
