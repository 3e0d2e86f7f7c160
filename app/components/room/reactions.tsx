import { REACTIONS, reactionNames } from '~/domain/room/kinds'
import { useClosing } from '../ui/use-closing'
import { useRoom } from './use-room'

/** Without a word, unsigned, gone after a moment. No live region: whoever listens would hear nothing else. */
export function Reactions() {
	const { state, me, react } = useRoom()
	const { menu, close } = useClosing()
	const counts = REACTIONS.map((kind) => ({
		kind,
		count: state.reactions.filter(({ reaction }) => reaction === kind).length,
	})).filter(({ count }) => count > 0)
	return (
		<>
			<ul className="reactions" aria-label="Just now">
				{counts.map(({ kind, count }) => (
					<li key={kind}>
						{reactionNames[kind]}
						{count > 1 ? ` ${count}×` : ''}
					</li>
				))}
			</ul>
			{me.part === 'observer' ? null : (
				<details className="close-room react" ref={menu}>
					<summary className="btn text sm">React</summary>
					<div className="you-menu">
						{REACTIONS.map((kind) => (
							<button
								key={kind}
								type="button"
								className="btn edge sm"
								onClick={() => {
									react(kind)
									close()
								}}
							>
								{reactionNames[kind]}
							</button>
						))}
						<p className="micro soft">Everybody sees it for a moment, and nobody sees whose it is.</p>
					</div>
				</details>
			)}
		</>
	)
}
