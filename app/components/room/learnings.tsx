import { useState } from 'react'
import { LONGEST } from '~/domain/room/kinds'
import { DraftBox } from './draft-box'
import { EditLine } from './edit-line'
import { useRoom } from './use-room'

/** What we learn: one sheet, line by line, with the name of who wrote a line. */
export function Learnings({ title = 'What we learn' }: { title?: string }) {
	const { view, me } = useRoom()
	return (
		<section className="learn" aria-labelledby="learn" tabIndex={0}>
			<header>
				<h2 id="learn">{title}</h2>
				<span className="micro faint">Written together</span>
			</header>
			<ul>
				{view.learnings.map((learning) => (
					<Line key={learning.id} learning={learning} />
				))}
			</ul>
			{me.part === 'observer' || view.status === 'closed' ? null : (
				<DraftBox
					box="learning"
					label="Add a line to what we learn"
					placeholder="One line that leaves the room"
					intent={(text) => ({ type: 'add-learning', text })}
					longest={LONGEST.learning}
				/>
			)}
		</section>
	)
}

function Line({ learning }: { learning: { id: string; byId: string; text: string } }) {
	const { view, me, nameOf, send } = useRoom()
	const [isEditing, setEditing] = useState(false)
	const mayChange = view.status === 'running' && (learning.byId === me.personId || view.leadId === me.personId)
	if (isEditing) {
		return (
			<li>
				<EditLine
					text={learning.text}
					label="Change the line"
					longest={LONGEST.learning}
					look={{ box: 'input', acts: 'by' }}
					onSave={(text) => void send({ type: 'edit-learning', learningId: learning.id, text })}
					onLeave={() => setEditing(false)}
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
							type="button"
							className="linkish"
							onClick={() => setEditing(true)}
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
