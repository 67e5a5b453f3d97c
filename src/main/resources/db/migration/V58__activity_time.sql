-- At what time of its day it happened, where somebody has said so: contacts come in at any hour and the record keeps the true time
-- (R-4.6, R-5.1). Bangkok's clock.
alter table activity_log add column happened_time time after result;
