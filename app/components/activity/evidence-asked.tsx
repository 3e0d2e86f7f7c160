import { Form } from '@remix-run/react'

export type Sent = {
	id: string
	way: string
	text: string
	day: string
	takes: string
	sponsor: string
	on: string
	until: string
	isOver: boolean
	state: string
	reason: string
}

/** What was sent and waits: its text stands still until it is answered or taken back. */
export function EvidenceAsked({ asked }: { asked: Sent }) {
	return (
		<>
			<p className="mt-3">
				{asked.isOver
					? `${asked.sponsor} was asked on ${asked.on}, and the link in the letter has ended. Send another, or take it back and name somebody else.`
					: `${asked.sponsor} was asked on ${asked.on} and can answer until ${asked.until}.`}
			</p>
			<SentText sent={asked} />
			<Form method="post" className="acts mt-4">
				<button className="btn edge" type="submit" name="intent" value="ask-again">
					Send another letter
				</button>
				<button className="btn text" type="submit" name="intent" value="take-back">
					Take it back to change it
				</button>
			</Form>
		</>
	)
}

/** What was done, as its writer put it. */
export function SentText({ sent }: { sent: Pick<Sent, 'way' | 'day' | 'takes' | 'text'> }) {
	return (
		<>
			{sent.day ? (
				<p className="small soft mt-3">
					{sent.way ? `${sent.way}. ` : ''}
					{sent.day}, {sent.takes}.
				</p>
			) : null}
			<p className="activity-text mt-3">{sent.text}</p>
		</>
	)
}
