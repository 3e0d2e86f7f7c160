-- AlterTable
ALTER TABLE "Session" ADD COLUMN     "planNumber" INTEGER;

-- Led sessions were numbered by the order in which they were made, and taken as the plan's.
UPDATE "Session" SET "planNumber" = "position" WHERE "kind" = 'led';
