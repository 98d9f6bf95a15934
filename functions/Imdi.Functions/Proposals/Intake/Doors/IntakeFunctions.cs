using Imdi.Functions.Directory;
using Imdi.Shared;

namespace Imdi.Functions.Proposals;

/// <summary>Intake: from the first answer to the status page.</summary>
internal static class IntakeFunctions
{
    public static IServiceCollection AddIntake(this IServiceCollection services)
    {
        services.AddSingleton<DraftStore>().AddSingleton<OwnLinks>().AddSingleton<OpenDraft>().AddSingleton<SaveDraft>().AddSingleton<SubmitProposal>().AddSingleton<ChangeOwnProposal>().AddSingleton<NameContact>();
        services.AddSingleton<DraftPages>().AddSingleton<ProposalPages>().AddSingleton<IDailyDuty, EraseDrafts>();
        return services;
    }

    /// <param name="room">The group of routes under <c>/api/proposals</c>.</param>
    public static void MapIntake(this RouteGroupBuilder room, IEndpointRouteBuilder routes)
    {
        room.MapSubmission(routes);
        room.MapDrafts();
        room.MapStatus(routes);
        room.MapProposalDesk(routes);
        routes.MapDraftForms();
    }

    public static Refusal KeyTooShort { get; } = Refusal.Unprocessable("idempotency-key-too-short", "An Idempotency-Key leads to what was sent with it, so it has at least 16 characters that nobody guesses.");

    /// <summary>A whole proposal, for the description of the API.</summary>
    public const string ExampleProposal = """
        {"identification":{"title":"Training before departure for workers from Nepal","acronym":"PDT-NPL","component":"ii","window":"ad-hoc","countries":[{"country":"NPL","role":"origin"},{"country":"QAT","role":"destination"}],
         "activityKinds":["pre-departure-training"],"summary":"Language and skills training for 1,200 workers before they leave.","starts":"2027-03-01","months":24},
        "applicant":{"type":"government","name":"Ministry of Labour of Nepal","country":"NPL","contact":{"name":"Asha Gurung","email":"asha@example.org"}},
        "partners":{"executing":[{"name":"International Organization for Migration","email":"projects@example.org"}],"local":[{"name":"Kathmandu Skills Centre","sector":"private","country":"NPL","contribution":"Rooms and trainers"}]},
        "purpose":{"problem":"Workers leave without the language or the facts that they need.","objective":"Workers arrive trained and know their rights.","beneficiaries":{"description":"Workers who are about to leave","women":500,"men":700},
         "originBenefit":"Higher remittances and skills that come home.","destinationBenefit":"Workers who are ready on the first day.","migrantBenefit":"Safer work and better wages."},
        "alignment":{"statement":"It carries out the plan's chapter on foreign employment.","reference":"Fifteenth Plan, chapter 7.4"},
        "logframe":{"objective":"Labour migration from Nepal is safe and pays.","outcomes":[{"text":"Workers know their rights and their work",
         "indicators":[{"text":"Workers who pass the test","unit":"%","baseline":20,"baselineYear":2025,"target":80,"targetDate":"2028-12-31","source":"Test records"}],
         "outputs":[{"text":"A course of four weeks","indicators":[{"text":"Workers trained","unit":"people","target":1200,"targetDate":"2028-12-31","source":"Attendance lists"}],"activities":["Write the course","Hold the courses"]}]}]},
        "workPlan":[{"text":"Write the course","party":"IOM","from":"2027-03-01","until":"2027-08-31"}],
        "budget":{"currency":"USD","lines":[{"category":"training","text":"Courses","year":1,"amount":{"amount":"60000.00","currency":"USD"}},{"category":"indirect","text":"Administration","year":2,"amount":{"amount":"4200.00","currency":"USD"}}],
         "coFinance":[{"funder":"Government of Nepal","amount":{"amount":"10000.00","currency":"USD"},"isConfirmed":true}]},
        "risks":[{"text":"Visas are suspended","likelihood":"medium","impact":"high","mitigation":"Courses are also of use at home"}],
        "safeguards":{"doNoHarm":"Nobody is pressed to leave.","dataProtection":"Only what the course needs is kept, for two years.","workersPayNoFees":true,"rightsCheck":"Checked with the National Human Rights Commission."},
        "sustainability":"The ministry takes the course over in the third year.","sectors":[{"code":"15190","percent":60},{"code":"11330","percent":40}]}
        """;
}
