import type { Requirement } from '../program/frontmatter'
import type { Stage } from '../program/lesson'
import { listNotJudged, type Named, type NotJudged } from './judgeable.server'
import { isOwnersAlone } from './kinds'
import { termsOf } from './renewal-rules'

/** `isMended`: the rules of today would make it whole */
export type NotJudgedHere = NotJudged & { isMended: boolean }

type Carried = { requirements: Requirement[]; certificate: unknown }

/** Of what a cohort asks and promises, what the content of today cannot judge. */
export function listNotJudgedIn(
	content: Named,
	stage: Stage,
	carried: Carried,
	next: readonly Requirement[],
): NotJudgedHere[] {
	const asked = listMended(content, stage, carried.requirements, next)
	const renewing = termsOf(carried.certificate, stage).renewal?.requirements ?? []
	const promised = listNotJudged(content, stage, renewing).map(({ id, title, ...rule }) => ({
		...{ ...rule, id: `renewing-${id}`, title: `To renew it: ${title}` },
		// What is promised is taken as it is today.
		isMended: true,
	}))
	return [...asked, ...promised]
}

/** What somebody goes by, and would by the rules of today */
type Going = { now: Requirement[]; today: Requirement[] }

/**
 * The same of what people brought from another cohort, and the cohort itself does not ask so. By rules alone, whatever was
 * shown for them; with nobody's name, and without which of the ways is gone: a state that turned later would say that it
 * was by another (docs/decisions/0034).
 */
export function listNotJudgedOf(
	content: Named,
	stage: Stage,
	carried: Carried,
	people: readonly Going[],
): NotJudgedHere[] {
	const own = new Set(listNotJudged(content, stage, carried.requirements).map(sayOf))
	const brought = people.flatMap(({ now, today }) => listMended(content, stage, now, today))
	const found = new Map<string, NotJudgedHere>()
	for (const rule of brought.filter((each) => !own.has(sayOf(each)))) {
		const id = `brought-${rule.id}`
		const isMended = rule.isMended && (found.get(id)?.isMended ?? true)
		found.set(id, { ...rule, id, why: [BROUGHT], isMended })
	}
	return [...found.values()]
}

/**
 * The same of what will be asked of those who hold a level when they renew: each rule once. Of one that is its owner's alone,
 * not which of the ways is gone, for it may be one person's.
 */
export function listNotJudgedRenewing(content: Named, stage: Stage, holders: readonly Going[]): NotJudgedHere[] {
	const found = new Map<string, NotJudgedHere>()
	for (const { now, today } of holders) {
		const alone = new Set(now.filter(({ kind }) => isOwnersAlone(kind)).map(({ id }) => id))
		for (const rule of listMended(content, stage, now, today)) {
			const told = alone.has(rule.id) && !rule.isGoneKind ? { ...rule, why: [NAMES_GONE] } : rule
			const id = sayOf(told)
			found.set(id, { ...told, id, isMended: told.isMended && (found.get(id)?.isMended ?? true) })
		}
	}
	return [...found.values()]
}

const NAMES_GONE = 'not all it names is in the content any more; the log of the last start says what is missing'
const BROUGHT = 'somebody brought it from another cohort, and not all it names is in the content any more'

const sayOf = ({ id, why }: NotJudged) => [id, ...why].join('\n')

function listMended(
	content: Named,
	stage: Stage,
	rules: readonly Requirement[],
	next: readonly Requirement[],
): NotJudgedHere[] {
	const still = new Set(listNotJudged(content, stage, next).map(({ id }) => id))
	return listNotJudged(content, stage, rules).map((rule) => ({ ...rule, isMended: !still.has(rule.id) }))
}
