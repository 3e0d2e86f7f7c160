import { renewalOfToday } from '~/domain/certification/renewal-rules'
import type { Statement } from '~/domain/certification/schema'
import { capitalized, spelled } from '~/domain/number-words'
import { writtenCore } from '~/domain/program/find'
import { addMonths } from '~/domain/zone/months'
import { daysFrom, idOf, type Story } from './story'

/** Certificates of an earlier cohort, so that every state one can come to is there: in grace, lapsed, taken back. */
export async function earlierCertificates(story: Story): Promise<void> {
	const { tx, now } = story
	const MONTHS = story.stage.certificate.validMonths ?? 24
	await certify(story, 'facilitator2', 'R4TN-62WG-JC', daysFrom(addMonths(now, -MONTHS), -20), 'Pilot')
	await certify(story, 'mentor', 'H9XB-51KV-3M', daysFrom(addMonths(now, -MONTHS), -150), 'Pilot')
	await certify(story, 'facilitator3', 'W8PD-0CQE-7T', daysFrom(now, -200), 'Pilot')
	await certify(story, 'facilitator', 'K3FE-97TA-5B', daysFrom(addMonths(now, -MONTHS), 40), 'Pilot')
	await certify(story, 'dir-product', 'B6ZS-20HN-8R', daysFrom(addMonths(now, -MONTHS), -10), 'Pilot')
	await renewed(story, { old: 'B6ZS-20HN-8R', number: 'M2VQ-84DY-1G', at: daysFrom(now, -30) })
	await alumni(story, MONTHS)
	await tx.certification.update({
		where: { number: 'W8PD-0CQE-7T' },
		data: {
			inForceKey: null,
			revokedAt: daysFrom(now, -190),
			revokedReason: 'Issued by mistake to one of two people with similar names',
		},
	})
}

/** Senior engineers, of whom Level 1 is expected: the pilot of two years ago comes to its end, and a later one does not yet. */
async function alumni(story: Story, months: number): Promise<void> {
	const { now } = story
	const pilot = addMonths(now, -months)
	await certify(story, 'eng10-6', 'C7WE-18JX-4P', daysFrom(pilot, -35), 'Pilot')
	await certify(story, 'eng8-6', 'Y0HB-63TS-9D', daysFrom(pilot, -12), 'Pilot')
	await certify(story, 'eng4-6', 'G4MK-75PV-2A', daysFrom(pilot, 24), 'Pilot')
	await certify(story, 'eng5-6', 'N9RC-41FQ-6W', daysFrom(pilot, 58), 'Pilot')
	await certify(story, 'eng7-6', 'V3SD-86ZG-0H', daysFrom(now, -400), 'Second pilot')
	await certify(story, 'eng6-6', 'E2YT-09NB-5K', daysFrom(now, -397), 'Second pilot')
	await certify(story, 'eng8-3', 'J8AX-57CM-1R', daysFrom(now, -395), 'Second pilot')
}

/** The next one, from the end of the old one. */
async function renewed({ tx, stage }: Story, { old, number, at }: { old: string; number: string; at: Date }) {
	const { id, inForceKey, statement, ...before } = await tx.certification.update({
		where: { number: old },
		data: { inForceKey: null },
	})
	await tx.certification.create({
		data: {
			...before,
			id: idOf(`certificate ${number}`),
			number,
			renewsId: id,
			inForceKey: `${before.personId}:${stage.key}`,
			statement: {
				...(statement as Statement),
				minutes: undefined,
				took: 'Renewed. A case brought to peers and told to its end, help with two cases of others, a leadership retrospective and a knowledge check',
			},
			renewal: renewalOfToday(stage) ?? undefined,
			issuedAt: at,
			validUntil: addMonths(before.validUntil, stage.certificate.validMonths ?? 24),
		},
	})
}

/** Signed when the server has started, as everything issued earlier is: app/domain/credential/seal.server.ts */
export async function certify(
	{ tx, stage }: Story,
	key: string,
	number: string,
	at: Date,
	cohort: string,
): Promise<void> {
	const person = await tx.person.findUniqueOrThrow({ where: { id: idOf(key) }, select: { name: true } })
	const statement: Statement = {
		organization: 'Ferrystone',
		program: stage.program.title,
		stageId: stage.id,
		stageLabel: stage.label,
		stageTitle: stage.title,
		craft: stage.certificate.statement,
		took: `${capitalized(spelled(writtenCore(stage).length))} modules, a knowledge check, three sessions with a cohort, a case brought to peers and told to its end, help with two cases of others, practice between sessions, three commitments tried out at work, watching and being watched, two simulations, a written scenario judged by two assessors, how others see it and a leadership retrospective`,
		minutes: { offered: stage.training.minutes, taken: stage.training.minutes - 25 },
		waived: [],
		lead: 'Ruth Abrahams',
		cohort,
		issuer: 'Hanna Brandt',
		isPreview: stage.isPreview || stage.requirements.some((requirement) => requirement.status === 'planned'),
	}
	await tx.certification.create({
		data: {
			id: idOf(`certificate ${number}`),
			number,
			personId: idOf(key),
			stageKey: stage.key,
			inForceKey: `${idOf(key)}:${stage.key}`,
			holderName: person.name,
			statement,
			issuedById: idOf('admin'),
			renewal: renewalOfToday(stage) ?? undefined,
			issuedAt: at,
			validUntil: addMonths(at, stage.certificate.validMonths ?? 24),
		},
	})
}
