import { Icon } from '../ui/icon'
import { useRoom } from './use-room'

/** The case as its author told it. */
export function CaseText({ heading = 'h2' }: { heading?: 'h1' | 'h2' }) {
	const { view, nameOf, me } = useRoom()
	const Heading = heading
	if (!view.case) {
		return (
			<section className="case" aria-label="The case" tabIndex={0}>
				<p className="by">No case has been told in this room yet.</p>
			</section>
		)
	}
	const author = view.case.byId === me.personId ? 'You' : nameOf(view.case.byId).split(' ')[0]
	return (
		<section className="case" aria-label="The case" tabIndex={0}>
			<p className="by">{author} brought this. Names and teams are changed.</p>
			<Heading>{view.case.title}</Heading>
			<p className="told">{view.case.situation}</p>
			<p className="want">
				<b>What {author === 'You' ? 'you want' : `${author} wants`} from the others</b>
				<span className="told">{view.case.ask}</span>
			</p>
		</section>
	)
}

/** On a phone the case folds away while one writes. */
export function CaseFold() {
	const { view } = useRoom()
	if (!view.case) return null
	return (
		<details className="case-fold">
			<summary>
				{view.case.title}
				<Icon name="down" />
			</summary>
			<CaseText />
		</details>
	)
}
