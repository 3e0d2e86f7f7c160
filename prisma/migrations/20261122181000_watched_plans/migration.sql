-- AlterTable
ALTER TABLE "Pairing" ADD COLUMN "plan" TEXT NOT NULL DEFAULT '';
