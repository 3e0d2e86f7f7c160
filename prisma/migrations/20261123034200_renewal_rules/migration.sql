-- AlterTable
ALTER TABLE "Certification" ADD COLUMN     "renewal" JSONB;
