import { paths } from '~/paths'
import { listReviewable, type Reviewable } from '../assessment/reviewed.server'
import type { Db } from '../db'
import { DomainError, isIndexRebuilt } from '../errors'
import { type Asked, queryOf, readAsked, type Wanted } from './asked'
import { likeliest } from './closeness'
import { excerptOf } from './excerpt'
import { type Found, type IndexState, type Kind, questionRef, type SearchAnswer } from './kinds'

const MOST_RESULTS = 20
const MOST_FORMS = 100
const MOST_COMPLETIONS = 8
/** Looking for the nearest word costs a search of its own: of more unknown words than this, the rest stay as they are. */
const MOST_CORRECTED = 4
const LONGEST_TITLE = 140

/**
 * What a person finds. Words nobody wrote are taken for the nearest one that somebody did, unless `asTyped`.
 * Questions of a knowledge check are found only by whoever has handed in a try that held them: search would give it away.
 */
export async function search(
	db: Db,
	personId: string,
	typed: string,
	options: { asTyped?: boolean } = {},
): Promise<SearchAnswer> {
	for (let tries = 1; ; tries++) {
		try {
			return await searchOnce(db, personId, typed, options)
		} catch (error) {
			if (tries === MOST_TRIES || !isIndexRebuilt(error)) throw error
		}
	}
}

const MOST_TRIES = 5

async function searchOnce(
	db: Db,
	personId: string,
	typed: string,
	{ asTyped = false }: { asTyped?: boolean },
): Promise<SearchAnswer> {
	const asked = readAsked(typed)
	const answer = (state: SearchAnswer['state'], results: Found[] = [], corrected: string | null = null) => ({
		state,
		corrected,
		isCut: asked.isCut,
		results,
	})
	if (asked.terms.length === 0) return answer('nothing-asked')
	const own = await listReviewable(db, personId)
	const seeker: Seeker = { db, own, refs: own.map(({ stageKey, questionId }) => questionRef(stageKey, questionId)) }

	const wanted = asked.terms.map((term) => [term])
	const found = await match(seeker, wanted, 'all')
	if (found.length > 0) return answer('found', found)

	const terms = await readTerms(seeker, asked)
	const meant = terms.filter((term) => !term.isCommon)
	if (meant.length === 0) return answer('common')
	const mended = asTyped ? wanted : terms.map(mend)
	const corrected = asTyped ? null : correctionOf(terms)
	const close = await match(seeker, mended, 'all')
	if (close.length > 0) return answer('found', close, corrected)
	const title = asTyped ? null : await nearestTitle(db, asked)
	const titled = title
		? await match(
				seeker,
				title.split(' ').map((word) => [word]),
				'all',
			)
		: []
	if (titled.length > 0) return answer('found', titled, title)
	const some = await match(seeker, mended, 'any')
	return some.length > 0 ? answer('some', some, corrected) : answer('none')
}

type Seeker = { db: Db; own: Reviewable[]; refs: string[] }
type Row = { kind: Kind; ref: string; title: string; context: string; path: string; body: string; forms: string[] }

/** A page that bears the words as its title comes first; one that only explains them in the glossary comes after those. */
async function match({ db, own, refs }: Seeker, wanted: Wanted, of: 'all' | 'any'): Promise<Found[]> {
	const rows = await db.$queryRaw<Row[]>`
		with asked as (select
			to_tsquery('belay_search.words', ${queryOf(wanted, { of })}) as whole,
			to_tsquery('belay_search.words', ${queryOf(wanted, { of, isTyping: true })}) as typed,
			to_tsquery('belay_search.words', ${queryOf(wanted, { of: 'any', isTyping: true })}) as either,
			to_tsquery('belay_search.words', ${queryOf(wanted, { of, weight: 'A' })}) as titled,
			array(select to_tsquery('belay_search.words', word) from unnest(${wanted.flat()}::text[]) word) as each)
		select kind, ref, title, context, path, body,
			array(select word from belay_search.word, asked where words @@ either and not "isTitle" limit ${MOST_FORMS}) as forms
		from (
			select d.*, ts_rank('{0.1, 0.3, 0.5, 1}', d.words, asked.whole, 1)
				+ ts_rank('{0.1, 0.3, 0.5, 1}', d.words, asked.typed, 1) * 0.3
				+ case when d.words @@ asked.titled and d.kind <> 'term' then 1 else 0 end
				+ (select count(*) from unnest(asked.each) word where d.words @@ word) as rank
			from belay_search.document d, asked
			where d.words @@ asked.typed and (d.kind <> 'question' or d.ref = any(${refs}))
			order by rank desc, d.kind, d.ref limit ${MOST_RESULTS}
		) best
		order by rank desc, kind, ref`
	return rows.flatMap((row) => {
		const to = row.kind === 'question' ? reviewOf(own, row.ref) : row.path
		if (!to) return []
		const { kind, context } = row
		return [{ kind, title: shortened(row.title), context, to, excerpt: excerptOf(row.body, row.forms) }]
	})
}

/** A question is asked in up to 900 characters. */
function shortened(title: string): string {
	return title.length > LONGEST_TITLE ? `${title.slice(0, title.lastIndexOf(' ', LONGEST_TITLE))} …` : title
}

function reviewOf(own: Reviewable[], ref: string): string | null {
	const review = own.find(({ stageKey, questionId }) => questionRef(stageKey, questionId) === ref)
	const [program = '', stage = ''] = review?.stageKey.split('/') ?? []
	return review ? `${paths.tried({ program, stage, attempt: review.attemptId })}#${review.questionId}` : null
}

type Term = {
	term: string
	/** On every page, so it is never looked for */
	isCommon: boolean
	isKnown: boolean
	/** Words that begin with it; "listenin" has no stem that "listening" would share */
	completions: string[]
	near: { word: string; documents: number; isTitle: boolean }[]
}

async function readTerms({ db, refs }: Seeker, { terms }: Asked): Promise<Term[]> {
	return db.$queryRaw<Term[]>`
		select term, "isCommon", "isKnown",
			case when "isCommon" or "isKnown" then '{}' else array(
				select word from belay_search.word where word like term || '%' and not "isTitle" and documents > 0
				order by documents desc, word limit ${MOST_COMPLETIONS}) end as completions,
			case when "isCommon" or "isKnown" or unknown > ${MOST_CORRECTED} then '[]' else
				coalesce((select jsonb_agg(n) from belay_search.near(term) n), '[]') end as near
		from (
			select *, count(*) filter (where not "isKnown" and not "isCommon") over (order by at) as unknown from (
			select term, at, numnode(query) = 0 as "isCommon", exists (
				select 1 from belay_search.document d where d.words @@ query and (d.kind <> 'question' or d.ref = any(${refs}))) as "isKnown"
			from (select term, at, to_tsquery('belay_search.words', term) as query
				from unnest(${terms}::text[]) with ordinality as t(term, at)) asked
		) looked) known
		order by at`
}

function mend(each: Term, at: number, all: Term[]): string[] {
	if (each.isKnown || each.isCommon) return [each.term]
	if (isBegun(each, at, all)) return each.completions
	return [correct(each) ?? each.term]
}

/** Only the last word may still be on its way: in any other place what is looked for instead is said. */
function isBegun({ completions }: Term, at: number, all: Term[]): boolean {
	return at === all.length - 1 && completions.length > 0
}

function correct({ term, near }: Term): string | null {
	return likeliest(
		term,
		near.filter((each) => !each.isTitle),
	)
}

/** The whole of what was looked for instead, or null when nothing was replaced. */
function correctionOf(terms: Term[]): string | null {
	const words = terms.map((each, at) => {
		const [meant = each.term] = isBegun(each, at, terms) ? [] : mend(each, at, terms)
		return meant
	})
	const isChanged = words.some((word, at) => word !== terms[at]?.term)
	return isChanged ? words.join(' ') : null
}

/** "activelistening" has no word in common with "active listening", and is nearly the same. */
async function nearestTitle(db: Db, { terms }: Asked): Promise<string | null> {
	const typed = terms.join(' ')
	const near = await db.$queryRaw<Term['near']>`select * from belay_search.near(${typed}) where "isTitle"`
	return likeliest(typed, near)
}

/** The index as it is. Every start has made one before the first page is served. */
export async function getIndexState(db: Db): Promise<IndexState> {
	const [state] = await db.$queryRaw<IndexState[]>`
		select "builtAt", documents, "forgivesTypos", "forgivesAccents" from belay_search.state`
	if (!state) throw new DomainError('not-found', 'search-index')
	return state
}
