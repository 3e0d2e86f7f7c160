import { boxOf } from '~/domain/room/boxes'
import { LONGEST } from '~/domain/room/kinds'
import { takesPart } from '~/domain/room/parts'
import { DraftBox } from './draft-box'
import { useRoom } from './use-room'

/** Beside the room, for those who lead and those who observe: thinking aloud, and one's own notes. Participants are sent none of it. */
export function Margin() {
	const { view, me, format, nameOf } = useRoom()
	if (takesPart(me.part) || view.status !== 'running') return null
	const observes = me.part === 'observer'
	return (
		<section className="margin" aria-label="Beside the room">
			<details open={observes}>
				<summary>
					{observes ? 'Thoughts of the lead, and your notes' : 'Think aloud to those who observe'}
					{view.margin.length > 0 ? <span className="soft"> ({view.margin.length})</span> : null}
				</summary>
				<div className="margin-in">
					<ol aria-live={observes ? 'polite' : undefined} tabIndex={0} aria-label="Notes">
						{view.margin.map((note) => (
							<li key={note.id}>
								{note.text}
								<span className="micro faint block">
									{format.phases[note.at]?.title}, {note.byId === me.personId ? 'you' : nameOf(note.byId)}
									{note.isAloud ? '' : ', for yourself'}
								</span>
							</li>
						))}
					</ol>
					<DraftBox
						box={boxOf.aside}
						label={observes ? 'A note for yourself' : 'Say why you do what you do'}
						placeholder={observes ? 'What you see, for yourself alone' : 'I wait, because …'}
						intent={(text) => ({ type: 'note-aside', text })}
						longest={LONGEST.learning}
					/>
				</div>
			</details>
		</section>
	)
}
