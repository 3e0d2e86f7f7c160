-- A year of five digits is none that is read back: one row of it kept its people's pages and the next start from working.
-- What is there already is cancelled, or brought to the nearest day that is planned on (app/domain/zone/plain-date.ts).
-- The constraints leave room beyond those days for a series that goes on, and for zones.
UPDATE "Session" SET "localStart" = '2100-12-31T12:00', "timeZone" = 'UTC', "startsAt" = '2100-12-31T12:00Z',
  "cancelledAt" = COALESCE("cancelledAt", now()), "cancelReason" = 'Its date was none that can be planned on.', "revision" = "revision" + 1
WHERE "localStart" !~ '^2[01]\d\d-\d\d-\d\dT\d\d:\d\d$' OR "startsAt" < '1999-12-30Z' OR "startsAt" > '2200-01-02Z';
UPDATE "SessionSeries" SET "firstStart" = '2100-12-31T12:00', "endedAt" = COALESCE("endedAt", now())
WHERE "firstStart" !~ '^2[01]\d\d-\d\d-\d\dT\d\d:\d\d$';
UPDATE "Cohort" SET "startsOn" = CASE WHEN "startsOn" < '2000' THEN '2000-01-01' ELSE '2100-12-31' END
WHERE "startsOn" !~ '^2[01]\d\d-\d\d-\d\d$';
UPDATE "Intake" SET "startsOn" = CASE WHEN "startsOn" < '2000' THEN '2000-01-01' ELSE '2100-12-31' END
WHERE "startsOn" !~ '^2[01]\d\d-\d\d-\d\d$';
UPDATE "Intake" SET "opensOn" = CASE WHEN "opensOn" < '2000' THEN '2000-01-01' ELSE '2100-12-31' END
WHERE "opensOn" !~ '^2[01]\d\d-\d\d-\d\d$';
UPDATE "Intake" SET "closesOn" = CASE WHEN "closesOn" < '2000' THEN '2000-01-01' ELSE '2100-12-31' END
WHERE "closesOn" !~ '^2[01]\d\d-\d\d-\d\d$';

ALTER TABLE "Session" ADD CONSTRAINT "Session_start_in_reach" CHECK (
  "localStart" ~ '^2[01]\d\d-\d\d-\d\dT\d\d:\d\d$' AND "startsAt" BETWEEN '1999-12-30Z' AND '2200-01-02Z');
ALTER TABLE "SessionSeries" ADD CONSTRAINT "SessionSeries_start_in_reach" CHECK ("firstStart" ~ '^2[01]\d\d-\d\d-\d\dT\d\d:\d\d$');
ALTER TABLE "Cohort" ADD CONSTRAINT "Cohort_start_in_reach" CHECK ("startsOn" ~ '^2[01]\d\d-\d\d-\d\d$');
ALTER TABLE "Intake" ADD CONSTRAINT "Intake_days_in_reach" CHECK (
  "opensOn" ~ '^2[01]\d\d-\d\d-\d\d$' AND "closesOn" ~ '^2[01]\d\d-\d\d-\d\d$' AND "startsOn" ~ '^2[01]\d\d-\d\d-\d\d$');
