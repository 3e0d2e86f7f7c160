-- AlterTable
ALTER TABLE "SessionSurveyAnswer" ALTER COLUMN "worth" DROP NOT NULL;

-- The number and the words of an answer lie apart from now on, in an order of chance.
INSERT INTO "SessionSurveyAnswer" ("id", "sessionId", "worth", "better", "released")
SELECT gen_random_uuid()::text, "sessionId", NULL, "better", "released" FROM "SessionSurveyAnswer" ORDER BY random();
UPDATE "SessionSurveyAnswer" SET "better" = '' WHERE "worth" IS NOT NULL;
