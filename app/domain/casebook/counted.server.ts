import type { Db, Tx } from '../db'

type Written = { authorId: string; sharedOn: string; hasSuggestions: boolean; closedAt: Date | null }
type Suggested = { byId: string; sharedOn: string | null }

/**
 * What levels count of the casebook (docs/decisions/0034): whose, since when, how far; no word, no title, no id. Of ten
 * thousand people it is said by the database, which is several times faster than row by row.
 */
export async function readCounted(
	db: Db | Tx,
	personIds: string[],
): Promise<{
	/** `closedAt`: told to its end, with what came of a suggestion */
	written: Written[]
	/** To cases of others, each once. `sharedOn` is null once its author has taken it back. */
	suggested: Suggested[]
}> {
	const written = await db.$queryRaw<Written[]>`
		select c."authorId", c."sharedOn", count(s.id) > 0 as "hasSuggestions",
			case when c.state = 'closed' and bool_or(s.outcome <> '') then c."changedAt" end as "closedAt"
		from "Case" c left join "CaseSuggestion" s on s."caseId" = c.id and s."byId" <> c."authorId"
		where c."authorId" in (select unnest(${personIds}::text[])) and c.state in ('open', 'closed') and c."sharedOn" is not null
		group by c.id`
	const suggested = await db.$queryRaw<Suggested[]>`
		select distinct s."byId", c.id, c."sharedOn"
		from "CaseSuggestion" s join "Case" c on c.id = s."caseId"
		where s."byId" in (select unnest(${personIds}::text[])) and c."authorId" <> s."byId"`
	return {
		written: written.map(({ authorId, sharedOn, hasSuggestions, closedAt }) => ({
			authorId,
			sharedOn,
			hasSuggestions,
			closedAt,
		})),
		suggested: suggested.map(({ byId, sharedOn }) => ({ byId, sharedOn })),
	}
}
