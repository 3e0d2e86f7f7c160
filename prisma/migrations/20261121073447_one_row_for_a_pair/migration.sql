-- One row for a pair, whoever is named first: the smaller id is. Of two rows the one in order stays.
DELETE FROM "PairWish" AS turned USING "PairWish" AS kept
WHERE turned."oneId" COLLATE "C" > turned."otherId" COLLATE "C"
  AND kept."intakeId" = turned."intakeId" AND kept."oneId" = turned."otherId" AND kept."otherId" = turned."oneId";
DELETE FROM "PairWish" WHERE "oneId" = "otherId";
UPDATE "PairWish" SET "oneId" = "otherId", "otherId" = "oneId" WHERE "oneId" COLLATE "C" > "otherId" COLLATE "C";
ALTER TABLE "PairWish" ADD CONSTRAINT "PairWish_in_order" CHECK ("oneId" COLLATE "C" < "otherId" COLLATE "C");
