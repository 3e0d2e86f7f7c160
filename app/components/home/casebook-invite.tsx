import { Link } from '@remix-run/react'
import { counted } from '~/domain/number-words'
import { paths } from '~/paths'

/** What waits in the casebook, where anything does: answers to one's own case before the cases of others. */
export function CasebookInvite({ waiting }: { waiting: { untold: number; toRead: number } }) {
	const { untold, toRead } = waiting
	if (untold + toRead === 0) return null
	return (
		<section className="remember" aria-labelledby="casebook">
			<div className="head">
				<h2 className="h2" id="casebook">
					From the casebook
				</h2>
				<span className="small soft">only you see this</span>
			</div>
			{untold > 0 ? (
				<p>
					<span>
						{untold === 1 ? 'A suggestion to a case of yours waits' : 'Suggestions to cases of yours wait'} to be tried.
					</span>
					<Link className="btn edge" to={paths.myCases()}>
						Your cases
					</Link>
				</p>
			) : (
				<p>
					<span>
						{`A colleague could use a thought: ${counted(toRead, 'open case', 'open cases')} without a word of yours.`}
					</span>
					<Link className="btn edge" to={paths.casebook({ show: 'waiting' })}>
						Read {toRead === 1 ? 'it' : 'them'}
					</Link>
				</p>
			)}
		</section>
	)
}
