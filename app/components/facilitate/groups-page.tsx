import type { ComponentProps } from 'react'
import { LateRefusal } from '../ui/form'
import { Crumbs } from '../ui/marks'
import { Groups } from './groups'

/** The groups of a session, on the desk of whoever leads it and of admins. */
export function GroupsPage({
	title,
	trail,
	refused,
	answer,
	...rest
}: ComponentProps<typeof Groups> & {
	title: string
	trail: { name: string; to: string }[]
	/** Why nothing can be changed any more */
	refused: string | null
}) {
	// A refused name or link stands beside its own fields.
	const isOwn = answer?.result?.initialValue?.name !== undefined
	return (
		<main id="main">
			<Crumbs trail={[...trail, { name: 'Groups' }]} />
			<h1 className="h1 work">Groups of “{title}”</h1>
			<p className="soft mt-2 mb-6 max-w-160">
				For the part that people work in pairs, threes or fours, all on one clock. Everybody sees their own group and
				its link on the page of the session and in its room. A link stands in no calendar and no letter.
			</p>
			{isOwn ? null : <LateRefusal answer={answer} />}
			{refused ? <p className="say mb-6">{refused}</p> : <Groups answer={answer} {...rest} />}
		</main>
	)
}
