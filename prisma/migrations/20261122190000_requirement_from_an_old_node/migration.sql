-- While a new version is rolled out, nodes of the one before still write work that does not say for which requirement it
-- is: they know one for each stage. It is filled in as 20261122174000 did for the rows of before. Both may go once no node
-- of a version before that one can run beside this database. What carries a script to PostgreSQL cuts it at each semicolon:
-- those within the function are written as \x3b.
CREATE FUNCTION "fillRequirementOfWork"() RETURNS TRIGGER LANGUAGE plpgsql AS E'
BEGIN
    NEW."requirementId" := COALESCE(
        (SELECT slot."requirementId" FROM "AssessmentSlot" AS slot WHERE slot.id = NEW."slotId"),
        (
            SELECT rule ->> ''id''
            FROM "Cohort" AS cohort, jsonb_array_elements(cohort.requirements) AS rule
            WHERE cohort.id = NEW."cohortId" AND rule ->> ''kind'' = ''assessment''
            ORDER BY (rule ->> ''rubric'' = NEW."rubricId") DESC, (rule ->> ''status'' IS NULL) DESC
            LIMIT 1
        ),
        NEW."rubricId"
    )\x3b
    RETURN NEW\x3b
END
';

CREATE TRIGGER "Submission_requirement" BEFORE INSERT ON "Submission"
    FOR EACH ROW WHEN (NEW."requirementId" IS NULL) EXECUTE FUNCTION "fillRequirementOfWork"();
