import type { ShowableWork } from '../assessment/work-files.server'
import type { Made } from '../portfolio/made'
import type { Requirement } from '../program/frontmatter'
import { knownIn, nameParts } from '../session/names'
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

/** What everybody else in the directory is called by, part by part. Part of the owner's own name is none. */
export type People = ReadonlySet<string>

export function peopleBeside(owner: string, others: readonly { name: string }[]): People {
	const own = nameParts([{ name: owner }])
	return new Set([...nameParts(others)].filter((part) => !own.has(part)))
}

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

/** Bounded, so that no text makes it slow */
const ADDRESS = /[\p{L}\p{N}._%+'-]{1,64}@[\p{L}\p{N}.-]{0,250}[\p{L}\p{N}]/gu

/** Colleagues a text seems to name, and mail addresses, whoever's they are: five at most. */
export function namesOfOthers(text: string, people: People): string[] {
	if (text === '') return []
	return [...knownIn(text, people), ...new Set(text.match(ADDRESS))].slice(0, 5)
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
	'not-as-seen':
		'Something here changed after you opened this page, so nothing was saved. It is marked below and stands as it is now: read it, and choose again.',
	'not-in-force': 'This certificate does not stand any more, so nothing can be shown beside it.',
	'names-somebody': 'These words seem to name a colleague. Say it without names and addresses.',
}
