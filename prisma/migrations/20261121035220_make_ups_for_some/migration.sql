-- AlterTable
ALTER TABLE "Session" ADD COLUMN     "invited" TEXT[] DEFAULT ARRAY[]::TEXT[];
