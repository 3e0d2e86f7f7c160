export type PhaseLine = { id: string; title: string; prompt: string; minutes: number; at?: string; tips?: string[] }

/** What a session does with its time. With a clock (`at`) and tips it is the facilitator's run sheet. */
export function Phases({ phases }: { phases: PhaseLine[] }) {
	return (
		<ol className="plan">
			{phases.map((phase, index) => (
				<li key={phase.id}>
					<span className={phase.at ? 'mono small' : 'num small soft'}>{phase.at ?? index + 1}</span>
					<div>
						<p className="h3">{phase.title}</p>
						<p className="small soft">{phase.prompt}</p>
						{phase.tips && phase.tips.length > 0 ? (
							<ul className="tips" aria-label={`Tips for ${phase.title}`}>
								{phase.tips.map((tip) => (
									<li key={tip}>{tip}</li>
								))}
							</ul>
						) : null}
					</div>
					<span className="mins small soft num">{phase.minutes} min</span>
				</li>
			))}
		</ol>
	)
}
