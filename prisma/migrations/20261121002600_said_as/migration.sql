-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "saidAs" TEXT NOT NULL DEFAULT '';
