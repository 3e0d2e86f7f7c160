import { Icon } from '../ui/icon'
import { useCase, useRoom } from './use-room'

/** The case as its author told it. */
export function CaseText({ heading = 'h2' }: { heading?: 'h1' | 'h2' }) {
	const { nameOf, me } = useRoom()
	const { case: told } = useCase()
	const Heading = heading
	if (!told) {
		return (
			<section className="case" aria-label="The case" tabIndex={0}>
				<p className="by">No case has been told here yet.</p>
			</section>
		)
	}
	const author = told.byId === me.personId ? 'You' : nameOf(told.byId).split(' ')[0]
	return (
		<section className="case" aria-label="The case" tabIndex={0}>
			<p className="by">
				{author} brought this.{author === 'You' ? null : ' Do not guess at names or teams.'}
			</p>
			<Heading>{told.title}</Heading>
			<p className="told">{told.situation}</p>
			<p className="want">
				<b>What {author === 'You' ? 'you want' : `${author} wants`} from the others</b>
				<span className="told">{told.ask}</span>
			</p>
		</section>
	)
}

/** On a phone the case folds away while one writes. */
export function CaseFold() {
	const { case: told } = useCase()
	if (!told) return null
	return (
		<details className="case-fold">
			<summary>
				{told.title}
				<Icon name="down" />
			</summary>
			<CaseText />
		</details>
	)
}
