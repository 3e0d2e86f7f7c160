import { Link } from '@remix-run/react'
import { paths } from '~/paths'

type Line = {
	id: string
	name: string
	kind: 'review' | 'rehearsal'
	state: 'to-write' | 'handed-in' | 'returned' | 'accepted'
}

const words: Record<Line['state'], (kind: Line['kind']) => string> = {
	'to-write': () => 'watches, and writes afterward',
	'handed-in': (kind) => (kind === 'review' ? 'two reviewed cases wait for you' : 'a rehearsal waits for you'),
	returned: () => 'sent back',
	accepted: () => 'accepted',
}

/** Who does this session in writing, for those who lead it. */
export function InWritingLines({ lines }: { lines: Line[] }) {
	return (
		<ul className="rows">
			{lines.map(({ id, name, kind, state }) => (
				<li key={id}>
					<span className="grow">
						<span className="strong">{name}</span>
						<span className="block small soft">{words[state](kind)}</span>
					</span>
					{state === 'to-write' ? null : (
						<Link className="btn edge sm" to={paths.readInWriting({ text: id })} aria-label={`Read what ${name} wrote`}>
							Read
						</Link>
					)}
				</li>
			))}
		</ul>
	)
}

/** Texts of all one's cohorts that wait for a word. */
export function WaitingTexts({ texts }: { texts: { id: string; name: string; session: string; cohort: string }[] }) {
	return (
		<ul className="rows">
			{texts.map(({ id, name, session, cohort }) => (
				<li key={id}>
					<span className="grow">
						<span className="strong">{name}, in writing</span>
						<span className="block small soft">
							{session}, {cohort}
						</span>
					</span>
					<Link className="btn edge sm" to={paths.readInWriting({ text: id })} aria-label={`Read what ${name} wrote`}>
						Read
					</Link>
				</li>
			))}
		</ul>
	)
}
