-- How long people usually wait at a point by the hour of the day in Japan: 24 minutes or nulls.
alter table points add column usual_waits integer[];
