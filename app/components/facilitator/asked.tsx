import { Form, Link } from '@remix-run/react'
import { Section } from '../ui/section'

type Asked = {
	time: { personId: string; stageKey: string; name: string; level: string; takes: string; declined: boolean }[]
	wordless: { name: string; level: string; to: string }[]
	toScore: { name: string; title: string; on: string; to: string }[]
}

/** What waits for somebody's word on the way of others. */
export function AskedOfYou({ time, wordless, toScore }: Asked) {
	if (time.length + wordless.length + toScore.length === 0) return null
	return (
		<Section id="asked" title="Waits for your word" className="mb-8">
			<ul className="rows">
				{toScore.map(({ name, title, on, to }) => (
					<li key={to}>
						<span className="grow">
							<Link to={to}>
								What you saw of {name}: {title}
							</Link>
							<span className="block small soft">{on}</span>
						</span>
					</li>
				))}
				{time.map(({ personId, stageKey, name, level, takes, declined }) => (
					<li key={`${personId} ${stageKey}`}>
						<span className="grow">
							{name} wants to lead {level}
							<span className="block small soft">
								You are their line manager. {takes}
								{declined ? ' You have said no for now.' : ''}
							</span>
						</span>
						<Form method="post" className="flex gap-2">
							<input type="hidden" name="person" value={personId} />
							<input type="hidden" name="stage" value={stageKey} />
							<Answer intent="agree" says="Agree to the time" of={name} />
							{declined ? null : <Answer intent="decline" says="Not now" of={name} />}
						</Form>
					</li>
				))}
				{wordless.map(({ name, level, to }) => (
					<li key={to}>
						<span className="grow">
							<Link to={to}>
								{name}, on the way to leading {level}
							</Link>
							<span className="block small soft">A word of somebody who has seen them is missing</span>
						</span>
					</li>
				))}
			</ul>
		</Section>
	)
}

function Answer({ intent, says, of }: { intent: string; says: string; of: string }) {
	return (
		<button className="btn edge sm" type="submit" name="intent" value={intent}>
			{says}
			<span className="vh">, {of}</span>
		</button>
	)
}
