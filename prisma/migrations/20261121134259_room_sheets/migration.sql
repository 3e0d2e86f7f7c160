-- CreateTable
CREATE TABLE "RoomSheet" (
    "roomId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "seq" INTEGER NOT NULL DEFAULT 0,
    "state" BYTEA NOT NULL,
    "stateSeq" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "RoomSheet_pkey" PRIMARY KEY ("roomId")
);

-- CreateTable
CREATE TABLE "RoomSheetUpdate" (
    "roomId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "update" BYTEA NOT NULL,

    CONSTRAINT "RoomSheetUpdate_pkey" PRIMARY KEY ("roomId","seq")
);

-- AddForeignKey
ALTER TABLE "RoomSheet" ADD CONSTRAINT "RoomSheet_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "Room"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoomSheetUpdate" ADD CONSTRAINT "RoomSheetUpdate_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "RoomSheet"("roomId") ON DELETE CASCADE ON UPDATE CASCADE;
