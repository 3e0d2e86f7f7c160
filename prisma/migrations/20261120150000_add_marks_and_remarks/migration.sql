-- CreateTable
CREATE TABLE "Mark" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "moduleKey" TEXT NOT NULL,
    "partSlug" TEXT NOT NULL,
    "passage" TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "quote" TEXT NOT NULL,
    "before" TEXT NOT NULL,
    "after" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "color" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Mark_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Bookmark" (
    "personId" TEXT NOT NULL,
    "moduleKey" TEXT NOT NULL,
    "partSlug" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Bookmark_pkey" PRIMARY KEY ("personId","moduleKey","partSlug")
);

-- CreateTable
CREATE TABLE "Remark" (
    "id" TEXT NOT NULL,
    "senderId" TEXT,
    "moduleKey" TEXT NOT NULL,
    "partSlug" TEXT NOT NULL,
    "contentHash" TEXT NOT NULL,
    "passage" TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "quote" TEXT NOT NULL,
    "before" TEXT NOT NULL,
    "after" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "state" TEXT NOT NULL DEFAULT 'open',
    "answer" TEXT NOT NULL DEFAULT '',
    "answeredAt" TIMESTAMPTZ(3),

    CONSTRAINT "Remark_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Mark_personId_moduleKey_idx" ON "Mark"("personId", "moduleKey");

-- CreateIndex
CREATE INDEX "Mark_deletedAt_idx" ON "Mark"("deletedAt");

-- CreateIndex
CREATE INDEX "Remark_state_moduleKey_idx" ON "Remark"("state", "moduleKey");

-- CreateIndex
CREATE INDEX "Remark_senderId_idx" ON "Remark"("senderId");

-- AddForeignKey
ALTER TABLE "Mark" ADD CONSTRAINT "Mark_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Bookmark" ADD CONSTRAINT "Bookmark_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Remark" ADD CONSTRAINT "Remark_senderId_fkey" FOREIGN KEY ("senderId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
