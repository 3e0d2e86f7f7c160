import { hoursWords } from '../credential/badge'
import type { Db } from '../db'
import { DomainError } from '../errors'
import { capitalized, counted } from '../number-words'
import { bytesOf, type Face, INK, INK_2, newPaper, ROPE, registerFaces, writeText } from '../paper.server'
import { judgedBy } from '../program/judged.server'
import type { Stage } from '../program/lesson'
import { longDate } from '../zone/zone.server'
import { readEvidence } from './evidence.server'
import { readRules } from './standing.server'
import { minutesOf } from './training-hours'

/**
 * Who took part, and for how long: a document of its own, because completing is no achievement. It says nothing of what
 * somebody can do, and a certificate says nothing of having sat through it.
 */
export type TakingPart = {
	name: string
	organization: string
	program: string
	stage: string
	minutes: { offered: number; taken: number }
	modules: string[]
	/** "Kickoff, 60 of 60 minutes" */
	sessions: string[]
	/** Until when it counts what was done */
	on: Date
}

/** @throws DomainError 'not-found' */
export async function readTakingPart(db: Db, personId: string, stage: Stage, now: Date): Promise<TakingPart> {
	const judged = await judgedBy(db, stage, (await readRules(db, personId, stage)).cohortId)
	const evidence = (await readEvidence(db, [personId], judged)).get(personId)
	const person = await db.person.findUnique({ where: { id: personId }, select: { name: true } })
	const organization = await db.organization.findUnique({ where: { id: 1 }, select: { name: true } })
	if (!evidence || !person || !organization) throw new DomainError('not-found', 'taking-part')
	return {
		name: person.name,
		organization: organization.name,
		program: stage.program.title,
		stage: `${stage.label}, ${stage.title}`,
		minutes: minutesOf(judged, evidence),
		modules: evidence.modules.filter((module) => module.doneAt).map((module) => module.title),
		sessions: evidence.sessions
			.filter(({ text }) => text !== 'instead')
			.map(({ title, minutesPresent, durationMinutes }) => `${title}, ${minutesPresent} of ${durationMinutes} minutes`),
		on: now,
	}
}

const MARGIN = 64
const WIDTH = 595.28 - 2 * MARGIN

/** A sheet upright, without badge, number or map: nobody takes it for a certificate. */
export async function takingPartPdf(record: TakingPart): Promise<Buffer> {
	const doc = newPaper({
		size: 'A4',
		margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: MARGIN },
		lang: 'en',
		tagged: true,
		displayTitle: true,
		pdfVersion: '1.7',
		info: {
			Title: `${record.name}: record of taking part, ${record.stage}`,
			Author: record.organization,
			Subject: record.program,
		},
	})
	const done = bytesOf(doc)
	registerFaces(doc)
	doc
		.rect(MARGIN, MARGIN - 18, 72, 6)
		.lineWidth(1)
		.fillAndStroke(ROPE, INK)
	let y: number = MARGIN
	const write = (face: Face, size: number, color: string, words: string, gap: number) => {
		y = writeText(doc, { face, size, color, words, x: MARGIN, y: y + gap, width: WIDTH, lineGap: 3 })
	}
	write('strong', 11, INK_2, `${record.program}, at ${record.organization}`, 0)
	write('name', 28, INK, record.name, 22)
	write('serif', 15, INK, `took part in ${record.stage}.`, 6)
	write('serif', 15, INK, `${hoursWords(record.minutes)}.`, 2)
	write(
		'sans',
		10.5,
		INK_2,
		'This is a record of taking part and no certificate: it says nothing of what was shown.',
		8,
	)
	const list = (title: string, lines: string[]) => {
		if (lines.length === 0) return
		write('strong', 12.5, INK, title, 22)
		for (const line of lines) write('sans', 11, INK, line, 4)
	}
	list(capitalized(counted(record.modules.length, 'module read', 'modules read')), record.modules)
	list(capitalized(counted(record.sessions.length, 'session attended', 'sessions attended')), record.sessions)
	write('sans', 10, INK_2, `As of ${longDate(record.on, 'UTC')}.`, 24)
	doc.end()
	return done
}
