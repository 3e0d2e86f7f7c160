import { z } from 'zod'
import type { Answers } from './check'
import type { Scores } from './decision'
import type { Rubric } from './rubric'
import { TIMES_GIVEN, type TimeGiven } from './timed'

/** What a form may hold; more is refused with the text kept, never cut in silence. */
export const LONGEST_WORK = 20_000
export const LONGEST_COMMENT = 4_000

/**
 * The answers of a form: `q:<question>` holds an option or, of an order, `<place from 1>.<option>`. A question that was
 * shown and has no choice any more lost its answer: browsers send nothing of boxes that are not ticked. Of two options
 * at one place the first stays.
 */
export function readAnswers(form: FormData): Answers {
	const sent = [...form.keys()].filter((key) => key.startsWith('q:')).map((key) => key.slice(2))
	const ids = [...new Set([...form.getAll('shown').map(String), ...sent])]
	return Object.fromEntries(ids.map((id) => [id, inPlace(form.getAll(`q:${id}`).map(String))]))
}

function inPlace(values: string[]): string[] {
	const placed = values.flatMap((value) => {
		const [, place, option] = /^([1-9])\.(.+)$/.exec(value) ?? []
		return place && option ? [{ place: Number(place), option }] : []
	})
	if (placed.length === 0) return values
	const last = Math.max(...placed.map((each) => each.place))
	return Array.from({ length: last }, (_, index) => placed.find((each) => each.place === index + 1)?.option ?? '')
}

const score = z.coerce.number().int().min(1).max(4)

/** Scores as the form sends them, `c:<criterion>`; what is no score counts as not scored yet. */
export function readScores(rubric: Rubric, given: (field: string) => unknown): Scores {
	return Object.fromEntries(
		rubric.criteria.flatMap(({ id }) => {
			const parsed = score.safeParse(given(`c:${id}`))
			return parsed.success ? [[id, parsed.data]] : []
		}),
	)
}

const percent = z
	.string({ error: 'Choose one' })
	.transform(Number)
	.refine((value): value is TimeGiven => TIMES_GIVEN.some((each) => each === value), 'Choose one')

export const timeForm = z.object({ percent })

export const personForm = z.object({ person: z.string().min(1).max(64) })
export const mentorForm = z.object({ email: z.string().trim().toLowerCase().pipe(z.email()) })
export const workForm = z.object({ submission: z.string().min(1).max(64) })

export const MOST_AT_ONCE = 12
export const loadForm = personForm.extend({
	most: z.coerce.number({ error: 'A number from 0 to 12' }).int().min(0).max(MOST_AT_ONCE),
})
