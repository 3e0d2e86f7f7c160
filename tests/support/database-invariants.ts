import type { Db } from '~/domain/db'

/**
 * What must hold of the rows whatever was sent: each question finds the rows that break one rule. The forms' limits are
 * here once more on purpose: a value that slipped past its schema shows in the table.
 */
const BREACHES: Record<string, string> = {
	'a cohort has more people than seats': `
		select c.id from "Cohort" c where c."seatCount" < (select count(*) from "CohortMember" m where m."cohortId" = c.id)`,
	'a cohort has more people and open offers than seats': `
		select c.id from "Cohort" c where c."seatCount" < (select count(*) from "CohortMember" m where m."cohortId" = c.id)
			+ (select count(*) from "SeatWish" w where w."cohortId" = c.id and w.state = 'offered')`,
	// An admin may give a second seat on purpose; nothing else does.
	'two cohorts of one stage ahead hold a seat for one person, and no admin gave it': `
		select two.id from (
			select m."personId" as id from "CohortMember" m join "Cohort" c on c.id = m."cohortId"
			where c.status in ('planned', 'open', 'running') group by m."personId", c.program, c.stage having count(*) > 1
		) two where not exists (select 1 from "AuditEntry" a where a.act = 'member-added' and a.subject = two.id)`,
	'somebody with a seat of a level still waits in an intake for it': `
		select a.id from "Application" a join "Intake" i on i.id = a."intakeId" join "CohortMember" m on m."personId" = a."personId"
		join "Cohort" c on c.id = m."cohortId" and c.program || '/' || c.stage = i."stageKey"
		where a.state = 'in' and i.status in ('draft', 'open', 'closed') and c.status in ('planned', 'open', 'running')`,
	'a session ahead has more people, open offers and guests than its cohort has seats': `
		select s.id from "Session" s join "Cohort" c on c.id = s."cohortId" where s."cancelledAt" is null and s."startsAt" > now()
			and exists (select 1 from "SessionGuest" g where g."sessionId" = s.id)
			and c."seatCount" < (select count(*) from "CohortMember" m where m."cohortId" = c.id)
			+ (select count(*) from "SeatWish" w where w."cohortId" = c.id and w.state = 'offered')
			+ (select count(*) from "SessionGuest" g where g."sessionId" = s.id and not exists
				(select 1 from "CohortMember" m where m."cohortId" = c.id and m."personId" = g."personId"))`,
	'two have one place in a line': `
		select min(id) as id from "SeatWish" where "openKey" is not null group by "cohortId", since having count(*) > 1`,
	'somebody stands in a line twice': `
		select min(id) as id from "SeatWish" where state in ('asked', 'waiting', 'offered') group by "cohortId", "personId" having count(*) > 1`,
	'somebody stands in line for a seat they have, or in a cohort they lead': `
		select w.id from "SeatWish" w where w."openKey" is not null and (
			exists (select 1 from "CohortMember" m where m."cohortId" = w."cohortId" and m."personId" = w."personId")
			or exists (select 1 from "CohortFacilitator" f where f."cohortId" = w."cohortId" and f."personId" = w."personId"))`,
	'a place in line is open and over at once': `
		select id from "SeatWish" where ("openKey" is null) <> (state not in ('asked', 'waiting', 'offered'))
			or ("openKey" is null) <> ("closedAt" is not null)`,
	'an offer has no end': `select id from "SeatWish" where state = 'offered' and ("offerEndsAt" is null or "offeredAt" is null)`,
	'a cohort has fewer than 8 or more than 12 seats': `select id from "Cohort" where "seatCount" not between 8 and 12`,
	'somebody learns and leads in one cohort': `
		select m."personId" as id from "CohortMember" m join "CohortFacilitator" f using ("cohortId", "personId")`,
	'two certifications of one person and stage are in force': `
		select min(id) as id from "Certification" c where "revokedAt" is null and "validUntil" > now()
			and not exists (select 1 from "Certification" n where n."renewsId" = c.id and n."revokedAt" is null)
		group by "personId", "stageKey" having count(*) > 1`,
	'a certification taken back still counts as in force': `
		select id from "Certification" where "revokedAt" is not null and "inForceKey" is not null`,
	'a credential was never signed': `select "certificationId" as id from "Credential" where document = ''`,
	'the log of a room has a gap': `
		select r.id from "Room" r left join "RoomEvent" e on e."roomId" = r.id
		group by r.id, r."lastSeq" having count(e.seq) <> r."lastSeq" or coalesce(max(e.seq), 0) <> r."lastSeq"`,
	'somebody has two tries at a check open': `
		select min(id) as id from "CheckAttempt" where "submittedAt" is null group by "personId", "stageKey" having count(*) > 1`,
	'a try was handed in without a result': `
		select id from "CheckAttempt" where ("submittedAt" is null) <> (passed is null) or ("submittedAt" is null) <> ("rightCount" is null)`,
	'somebody is in the middle of two self-assessments': `
		select min(id) as id from "ReadinessRun" where "finishedAt" is null group by "personId" having count(*) > 1`,
	'an unfinished self-assessment, or an own one, is shown to somebody': `
		select s."runId" as id from "ReadinessShare" s join "ReadinessRun" r on r.id = s."runId"
		where r."finishedAt" is null or r."personId" = s."readerId"`,
	'somebody has two texts of one work begun': `
		select min(id) as id from "Submission" where "submittedAt" is null group by "personId", "stageKey", "requirementId" having count(*) > 1`,
	'work was decided by fewer than two': `
		select s.id from "Submission" s where s.decision = 'met' and
		(select count(*) from "ScoreSheet" h where h."submissionId" = s.id and h."submittedAt" is not null) < 2`,
	'somebody assesses their own work': `
		select h.id from "ScoreSheet" h join "Submission" s on s.id = h."submissionId" where h."assessorId" = s."personId"`,
	'somebody watches themselves lead, or says their own word': `
		select id from "Observation" where "observerId" = "personId"
		union all select "personId" from "Candidacy" where "wordById" = "personId" or "signedById" = "personId"`,
	'nobody is left to administer': `
		select 'organization' as id where exists (select 1 from "Organization") and not exists
		(select 1 from "Person" p join "PersonRole" r on r."personId" = p.id where r.role = 'admin' and p."disabledAt" is null)`,
	'a word stands where only some are known': `
		select "personId" as id from "PersonRole" where role not in ('learner', 'facilitator', 'trainee', 'mentor', 'admin')
		union all select id from "Cohort" where status not in ('planned', 'open', 'running', 'finished', 'cancelled')
		union all select "personId" from "CohortFacilitator" where part not in ('lead', 'co', 'observer')
		union all select "personId" from "SessionCrew" where part not in ('lead', 'co', 'observer')
		union all select "personId" from "Candidacy" where time not in ('', 'agreed', 'declined')
		union all select id from "Application" where state not in ('in', 'withdrawn', 'removed', 'seated', 'excused', 'placed', 'not-placed')
		union all select id from "SeatWish" where state not in ('asked', 'waiting', 'offered', 'taken', 'declined', 'lapsed', 'left', 'refused')
		union all select id from "Person" where "careerTrack" not in ('manager', 'ic')
		union all select "stageKey" from "Need" where strength not in ('must', 'expected', 'invited')
			or "careerTrack" not in ('manager', 'ic')
		union all select "sessionId" from "Attendance" where state not in ('present', 'absent', 'excused')
		union all select id from "Commitment" where outcome not in ('kept', 'changed', 'dropped')
		union all select id from "Submission" where decision not in ('met', 'again')
		union all select id from "PatternCopy" where part not in ('template', 'whole')
		union all select id from "ReadinessRun" where at not in ('ic', 'tech-lead', 'em', 'director', 'vp', 'cto')
			or aim not in ('deeper-ic', 'tech-lead', 'em', 'director', 'vp', 'cto', 'unsure')
		union all select "personId" from "PipelinePlace" where at not in ('ic', 'tech-lead', 'em', 'director', 'vp', 'cto')
			or aim not in ('deeper-ic', 'tech-lead', 'em', 'director', 'vp', 'cto', 'unsure')
		union all select id from "Mark" where color not in ('yellow', 'blue', 'green')
		union all select id from "Remark" where state not in ('open', 'answered', 'mended', 'declined')
		union all select id from "Remark" where reason not in ('unclear', 'wrong', 'boring', 'not-my-work', 'other')`,
	'somebody has more marks in a module than it holds': `
		select min(id) as id from "Mark" where "deletedAt" is null group by "personId", "moduleKey" having count(*) > 500`,
	'somebody works on no day, at no hour, or until before they begin': `
		select id from "Person" where cardinality("workDays") = 0 or not "workDays" <@ array[1, 2, 3, 4, 5, 6, 7]
			or "workFrom" !~ '^[012]\\d:[0-5]\\d$' or "workTo" !~ '^[012]\\d:[0-5]\\d$' or "workTo" <= "workFrom"`,
	'somebody reports to themself, however long the way round': `
		with recursive line(id, above, depth) as (
			select id, "managerId", 1 from "Person" where "managerId" is not null
			union all select line.id, p."managerId", depth + 1 from line join "Person" p on p.id = line.above
			where depth < 30 and line.above <> line.id and p."managerId" is not null)
		select id from line where above = id`,
	'a day is no day': `
		select id from "Person" where "levelSince" !~ '^\\d{4}-\\d\\d-\\d\\d$'
		union all select id from "Commitment" where "dueOn" !~ '^\\d{4}-\\d\\d-\\d\\d$'
		union all select id from "Cohort" where "startsOn" !~ '^\\d{4}-\\d\\d-\\d\\d$'
		union all select "personId" from "RecallCard" where "dueOn" !~ '^\\d{4}-\\d\\d-\\d\\d$' or "reviewedOn" !~ '^\\d{4}-\\d\\d-\\d\\d$'
		union all select id from "Session" where "localStart" !~ '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d$'`,
	'a question comes back on the day it was asked, or was forgotten more often than asked again': `
		select "personId" as id from "RecallCard" where "dueOn" <= "reviewedOn" or reps < 1 or lapses not between 0 and reps - 1
			or stability <= 0 or difficulty not between 1 and 10`,
	'a commitment is closed without an outcome, or the other way round': `
		select id from "Commitment" where (outcome is null) <> ("closedAt" is null)`,
	'a number is out of its range': `
		select id from "Session" where "durationMinutes" not between 15 and 240
		union all select "sessionId" from "Attendance" where "minutesPresent" not between 0 and 240
		union all select id from "Waiver" where "expiresAt" > "createdAt" + interval '13 months'`,
	'a text is longer than its field allows': `
		select id from "Person" where length(name) > 120 or length("calledName") > 60 or length(team) > 60 or length(email) > 254
		union all select id from "Cohort" where length(name) > 60
		union all select id from "Session" where length(title) > 80 or length(place) > 120 or length("callUrl") > 500 or length("cancelReason") > 200
		union all select id from "Commitment" where length(text) > 280 or length(learned) > 280
		union all select "sessionId" from "SessionCase" where length(title) > 80 or length(situation) > 4000 or length(ask) > 500
		union all select "personId" from "PartAnswer" where length(answer::text) > 130000
		union all select id from "Mark" where length(note) > 4000 or length(quote) > 1000 or length("before") > 32 or length("after") > 32
		union all select id from "Remark" where length(text) > 2000 or length(answer) > 2000 or length(quote) > 1000
		union all select id from "Submission" where length(text) > 20000
		union all select id from "ScoreSheet" where length(comment) > 4000
		union all select id from "Certification" where length("revokedReason") > 200
		union all select id from "PatternCopy" where length(title) > 80 or length(text) > 20000 or length("beforeText") > 20000`,
	'an address is written in two ways': `select id from "Person" where email <> lower(email)`,
}

const ALL = Object.entries(BREACHES)
	.map(
		([what, rows]) =>
			`select '${what}' as what, (array_agg(found.id::text))[1] as id from (${rows}) found having count(*) > 0`,
	)
	.join('\nunion all\n')

/** The rules that do not hold, each with a row that breaks it. */
export async function brokenInvariants(db: Db): Promise<string[]> {
	const rows = await db.$queryRawUnsafe<{ what: string; id: string | null }[]>(ALL)
	return rows.map(({ what, id }) => `${what}: ${id}`)
}
