-- AlterTable
ALTER TABLE "Cohort" ADD COLUMN     "certificate" JSONB;
