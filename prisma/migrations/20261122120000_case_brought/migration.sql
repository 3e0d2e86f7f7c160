-- AlterTable
ALTER TABLE "SessionCase" ADD COLUMN "caseId" TEXT;
