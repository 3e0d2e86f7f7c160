import { boxOf } from '~/domain/room/boxes'
import { LONGEST } from '~/domain/room/kinds'
import { sheetTitleOf } from '~/domain/room/sheet'
import { EditLine, useEditing } from './edit-line'
import { Sheet } from './sheet'
import { useRoom } from './use-room'

/** What we learn: one sheet for all. In rooms that began with lines of one author each, those stand first. */
export function Learnings() {
	const { view, format } = useRoom()
	return (
		<section className="learn" aria-labelledby="learn" tabIndex={0}>
			<header>
				<h2 id="learn">{sheetTitleOf(format) ?? 'What we learn'}</h2>
				<span className="micro faint">Written together</span>
			</header>
			{view.learnings.length > 0 ? (
				<ul>
					{view.learnings.map((learning) => (
						<Line key={learning.id} learning={learning} />
					))}
				</ul>
			) : null}
			<Sheet />
		</section>
	)
}

function Line({ learning }: { learning: { id: string; byId: string; text: string } }) {
	const { view, me, nameOf, send } = useRoom()
	const box = boxOf.learning(learning.id)
	const editing = useEditing(box)
	const mayChange = view.status === 'running' && (learning.byId === me.personId || view.leadId === me.personId)
	if (editing.isOn) {
		return (
			<li>
				<EditLine
					box={box}
					text={learning.text}
					label="Change the line"
					longest={LONGEST.learning}
					look={{ box: 'input', acts: 'by' }}
					editing={editing}
					onSave={(text) => void send({ type: 'edit-learning', learningId: learning.id, text })}
				/>
			</li>
		)
	}
	return (
		<li>
			{learning.text}
			<span className="by">
				{learning.byId === me.personId ? 'You' : nameOf(learning.byId).split(' ')[0]}
				{mayChange ? (
					<>
						<button
							ref={editing.button}
							type="button"
							className="linkish"
							onClick={editing.open}
							aria-label={`Change: ${learning.text}`}
						>
							Change
						</button>
						<button
							type="button"
							className="linkish"
							onClick={() => send({ type: 'delete-learning', learningId: learning.id })}
							aria-label={`Delete: ${learning.text}`}
						>
							Delete
						</button>
					</>
				) : null}
			</span>
		</li>
	)
}
