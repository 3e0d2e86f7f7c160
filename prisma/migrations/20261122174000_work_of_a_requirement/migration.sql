-- A stage may have more than one assessed work. Until now each had one: of what its cohort asks for, what it was written for,
-- or else whatever is assessed there.
ALTER TABLE "Submission" ADD COLUMN "requirementId" TEXT;

UPDATE "Submission" AS work
SET "requirementId" = COALESCE(
    (SELECT slot."requirementId" FROM "AssessmentSlot" AS slot WHERE slot.id = work."slotId"),
    (
        SELECT rule ->> 'id'
        FROM "Cohort" AS cohort, jsonb_array_elements(cohort.requirements) AS rule
        WHERE cohort.id = work."cohortId" AND rule ->> 'kind' = 'assessment'
        ORDER BY (rule ->> 'rubric' = work."rubricId") DESC, (rule ->> 'status' IS NULL) DESC
        LIMIT 1
    ),
    work."rubricId"
);

ALTER TABLE "Submission" ALTER COLUMN "requirementId" SET NOT NULL;

-- DropIndex
DROP INDEX "Submission_personId_stageKey_idx";

-- CreateIndex
CREATE INDEX "Submission_personId_stageKey_requirementId_idx" ON "Submission"("personId", "stageKey", "requirementId");
