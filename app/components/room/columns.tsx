import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Column } from '~/domain/room/format'

/**
 * Columns side by side on a laptop; one at a time with a chooser on a phone. The keys 1 to 9 jump between them, while the
 * keyboard is among them: no single key acts from elsewhere (WCAG 2.1.4).
 */
export function Columns({
	columns,
	topic,
	opensOn,
	badge,
	children,
}: {
	columns: Column[]
	/** What is talked about: on a phone its column comes forward */
	topic?: { id: string; column: string }
	/** On a phone it stands first there; without it the first column does */
	opensOn?: string
	badge: (column: Column) => string
	children: (column: Column) => ReactNode
}) {
	const [at, setAt] = useState(topic?.column ?? opensOn ?? columns[0]?.id ?? '')
	const [followed, setFollowed] = useState(topic?.id)
	if (topic && topic.id !== followed) {
		setFollowed(topic.id)
		setAt(topic.column)
	}
	const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
		const isTyping = (event.target as HTMLElement).closest('textarea, input, select') !== null
		if (isTyping || event.ctrlKey || event.metaKey || event.altKey || !/^[1-9]$/.test(event.key)) return
		const column = columns[Number(event.key) - 1]
		if (!column) return
		event.preventDefault()
		// On a phone a column has to be shown before it can take the focus.
		flushSync(() => setAt(column.id))
		const there = event.currentTarget.querySelector<HTMLElement>(`[data-column="${column.id}"]`)
		const next = there?.querySelector('textarea') ?? there
		next?.focus()
	}
	return (
		<>
			<div className="columns-pick" role="group" aria-label="Column">
				{columns.map((column) => (
					<button key={column.id} type="button" aria-pressed={column.id === at} onClick={() => setAt(column.id)}>
						{column.title}
						<small>{badge(column)}</small>
					</button>
				))}
			</div>
			{/* It scrolls where there is more than fits, and may hold nothing else that takes the focus. */}
			<div
				className="cols"
				role="group"
				aria-label="Columns"
				tabIndex={0}
				onKeyDown={onKeyDown}
				data-at={at}
				style={{ ['--columns' as string]: columns.length }}
			>
				{columns.map((column) => (
					<section
						key={column.id}
						className={column.id === at ? 'col at' : 'col'}
						data-column={column.id}
						aria-label={column.title}
						tabIndex={-1}
					>
						{children(column)}
					</section>
				))}
			</div>
		</>
	)
}
