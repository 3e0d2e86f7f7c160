-- CreateTable
CREATE TABLE "Hosting" (
    "id" TEXT NOT NULL,
    "stageKey" TEXT NOT NULL,
    "activityId" TEXT NOT NULL,
    "way" TEXT NOT NULL DEFAULT '',
    "title" TEXT NOT NULL,
    "hostId" TEXT,
    "hostName" TEXT NOT NULL,
    "hostEmail" TEXT NOT NULL,
    "localStart" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "durationMinutes" INTEGER NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "callUrl" TEXT NOT NULL DEFAULT '',
    "place" TEXT NOT NULL DEFAULT '',
    "seatCount" INTEGER NOT NULL,
    "bookUntil" TEXT NOT NULL,
    "closesAt" TIMESTAMPTZ(3) NOT NULL,
    "cancelledAt" TIMESTAMPTZ(3),
    "cancelReason" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Hosting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HostingSeat" (
    "hostingId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "HostingSeat_pkey" PRIMARY KEY ("hostingId","personId")
);

-- CreateIndex
CREATE INDEX "Hosting_stageKey_startsAt_idx" ON "Hosting"("stageKey", "startsAt");

-- CreateIndex
CREATE INDEX "Hosting_hostId_idx" ON "Hosting"("hostId");

-- CreateIndex
CREATE INDEX "HostingSeat_personId_idx" ON "HostingSeat"("personId");

-- AddForeignKey
ALTER TABLE "Hosting" ADD CONSTRAINT "Hosting_hostId_fkey" FOREIGN KEY ("hostId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HostingSeat" ADD CONSTRAINT "HostingSeat_hostingId_fkey" FOREIGN KEY ("hostingId") REFERENCES "Hosting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HostingSeat" ADD CONSTRAINT "HostingSeat_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
