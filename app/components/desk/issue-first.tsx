import { Form } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { counted } from '~/domain/number-words'
import { TestNotice } from './issuing'

export type ToIssue = {
	people: { id: string; name: string }[]
	/** "Level 1, Conversations" */
	level: string
	/** "23 November 2028"; null where it holds for good */
	until: string | null
}

/** Before anything is issued: to whom, what, and until when. Confirming sends the same people again. */
export function IssueFirst({ toIssue: { people, level, until }, isTest }: { toIssue: ToIssue; isTest: boolean }) {
	const heading = useRef<HTMLHeadingElement>(null)
	const ids = people.map(({ id }) => id).join(' ')
	useEffect(() => {
		if (ids) heading.current?.focus()
	}, [ids])
	return (
		<section className="hears" aria-labelledby="issue-first">
			<h2 className="h2" id="issue-first" ref={heading} tabIndex={-1}>
				Nothing is issued yet. This is who will be certified
			</h2>
			<p className="mt-3">
				{level}, {until ? `until ${until}; later for whoever is on leave before that` : 'for good'}. Each gets a letter.
				What is issued can be taken back, with a reason that anyone can read.
			</p>
			<ul className="mt-3">
				{people.map(({ id, name }) => (
					<li key={id} className="strong">
						{name}
					</li>
				))}
			</ul>
			{isTest ? (
				<div className="mt-3">
					<TestNotice />
				</div>
			) : null}
			<Form method="post" className="mt-4">
				{people.map(({ id }) => (
					<input key={id} type="hidden" name="person" value={id} />
				))}
				<input type="hidden" name="seen" value="yes" />
				<button className="btn ink" type="submit">
					Issue {counted(people.length, 'certification', 'certifications')} now
				</button>{' '}
				<a className="btn text" href="?">
					Leave everything as it is
				</a>
			</Form>
		</section>
	)
}
