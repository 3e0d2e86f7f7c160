import type { ShowableWork } from '../assessment/work-files.server'
import type { Made } from '../portfolio/made'
import type { Requirement } from '../program/frontmatter'
import { namesIn } from '../session/names'
import type { RequirementResult } from './evidence'
import type { CertificateState } from './policy'

/**
 * Shown evidence: what the holder of a certificate lets anybody with its number see beside it, each thing by itself and
 * until they take it back (docs/decisions/0057). It is none of what was signed.
 */
export const LONGEST_WORDS = 600

/**
 * What one may write about in words of one's own. Everything else rests on other people's answers, cases or conversations,
 * or on scores and feelings: words about it tell of others, or by which way it was met.
 */
const OF_ONES_OWN: ReadonlySet<Requirement['kind']> = new Set([
	'modules',
	'sessions',
	'practice',
	'activities',
	'assessment',
])

/** A thing its owner may show. `ref`: kind and id, as a form and a table name it. */
export type Offer = {
	ref: string
	/** Its requirement, as pages call it */
	requirement: string
	name: string
	madeAt: Date
	/** What strangers read; of a file nothing */
	text: string
	file: { id: string; byteCount: number } | null
	/** Of colleagues, as far as they are found: such a thing is not shown */
	names: string[]
}

/** One requirement that is met, and what of it can be shown */
export type Showable = { id: string; title: string; takesWords: boolean; offers: Offer[] }

/**
 * What a record rests on that can be shown: deliverables with their files, once two assessors have said "met", and worksheets
 * of its modules that stand in their owner's portfolio. Assessed work of a level that asks for a text alone is about people
 * close to whoever wrote it, or says what a team answered; it is not offered, nor is anything of a room.
 * @param works of this level, met
 */
export function listShowable({ results, deliverables, works, sheets }: OwnRecord, people: People): Showable[] {
	const named = (text: string) => namesOfOthers(text, people)
	return results
		.filter(({ state }) => state === 'met')
		.map(({ id, kind, title }) => ({
			id,
			title,
			takesWords: OF_ONES_OWN.has(kind),
			offers: [
				...works
					.filter((work) => work.requirementId === id && deliverables.includes(id))
					.flatMap((work) => offersOfWork(work, title, named)),
				...(kind === 'modules' ? sheets : []).map((sheet) => ({
					ref: `sheet:${sheet.key}`,
					requirement: title,
					name: sheet.title,
					madeAt: sheet.on,
					text: sheet.text,
					file: null,
					names: named(sheet.text),
				})),
			],
		}))
		.filter(({ takesWords, offers }) => takesWords || offers.length > 0)
}

/** By name: whose evidence it is, and everybody else in the directory */
export type People = { owner: string; others: readonly { name: string }[] }

export type OwnRecord = {
	results: readonly RequirementResult[]
	/** Requirements that ask for a deliverable, by id */
	deliverables: readonly string[]
	works: readonly ShowableWork[]
	sheets: readonly Made[]
}

function offersOfWork(work: ShowableWork, title: string, named: (text: string) => string[]): Offer[] {
	const of = { requirement: title, madeAt: work.submittedAt }
	const text = work.text.trim()
	return [
		...(text
			? [{ ...of, ref: `work:${work.id}`, name: `${title}: the text`, text, file: null, names: named(text) }]
			: []),
		...work.files.map(({ id, name, byteCount }) => ({
			...of,
			ref: `file:${id}`,
			name,
			text: '',
			file: { id, byteCount },
			names: named(name),
		})),
	]
}

/** Colleagues a text seems to name. Part of its owner's own name is none. */
export function namesOfOthers(text: string, { owner, others }: People): string[] {
	const own = new Set(owner.split(/[\s-]+/))
	return namesIn(text, others).filter((name) => !own.has(name))
}

/** Only beside a certificate that stands, and says what was signed. */
export function showsEvidence({ state, isAltered }: { state: CertificateState; isAltered: boolean }): boolean {
	return state === 'current' && !isAltered
}

/** As the row of one's own words is named */
export const wordsRef = (requirementId: string) => `words:${requirementId}`

/** Worksheets are tables, in Markdown. */
export const isTable = (ref: string) => ref.startsWith('sheet:')

export const evidenceRefusals: Record<string, string> = {
	'not-in-force': 'This certificate does not stand any more, so nothing can be shown beside it.',
	'names-somebody': 'These words seem to name a colleague. Say it without names.',
}
