import type { GroupSize } from '~/domain/session/kinds'

export type PhaseLine = {
	id: string
	title: string
	minutes: number
	prompt?: string
	at?: string
	say?: string[]
	tips?: string[]
	groups?: GroupSize | undefined
}

/** What a session does with its time. With a clock (`at`), words to say and tips it is the facilitator's run sheet. */
export function Phases({ phases }: { phases: PhaseLine[] }) {
	return (
		<ol className="plan">
			{phases.map(({ say = [], tips = [], ...phase }, index) => (
				<li key={phase.id}>
					<span className={phase.at ? 'mono small' : 'num small soft'}>{phase.at ?? index + 1}</span>
					<div>
						<p className="h3">{phase.title}</p>
						{phase.prompt ? <p className="small soft">{phase.prompt}</p> : null}
						{say.length > 0 ? (
							<ul className="say-list" aria-label={`To say in ${phase.title}`}>
								{say.map((words) => (
									<li key={words}>{words}</li>
								))}
							</ul>
						) : null}
						{tips.length > 0 ? (
							<ul className="tips" aria-label={`Tips for ${phase.title}`}>
								{tips.map((tip) => (
									<li key={tip}>{tip}</li>
								))}
							</ul>
						) : null}
					</div>
					<span className="mins small soft num">
						{phase.minutes} min
						{phase.groups ? <span className="block">{groupWords[phase.groups]}</span> : null}
					</span>
				</li>
			))}
		</ol>
	)
}

const groupWords: Record<GroupSize, string> = { 2: 'in pairs', 3: 'in threes', 4: 'in fours' }
