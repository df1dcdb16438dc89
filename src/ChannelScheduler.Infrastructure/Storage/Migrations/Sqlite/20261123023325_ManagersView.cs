using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChannelScheduler.Infrastructure.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ManagersView : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "TimeAt",
                table: "Posts",
                type: "INTEGER",
                nullable: false,
                computedColumnSql: "coalesce(\"PublishAt\", \"ApprovedAt\", \"CreatedAt\")",
                stored: false);

            migrationBuilder.CreateTable(
                name: "SchoolImports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CreatedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Lines = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    SkipsErrors = table.Column<bool>(type: "INTEGER", nullable: false),
                    Done = table.Column<int>(type: "INTEGER", nullable: false),
                    Total = table.Column<int>(type: "INTEGER", nullable: false),
                    Created = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SchoolImports", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SchoolReminders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    SchoolId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Cause = table.Column<string>(type: "TEXT", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SchoolReminders", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SchoolReminders_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Publications_PostId_Status",
                table: "Publications",
                columns: new[] { "PostId", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_Publications_SchoolId_Status_DueAt_PostId",
                table: "Publications",
                columns: new[] { "SchoolId", "Status", "DueAt", "PostId" });

            migrationBuilder.CreateIndex(
                name: "IX_Publications_Status_DueAt_PostId",
                table: "Publications",
                columns: new[] { "Status", "DueAt", "PostId" });

            migrationBuilder.CreateIndex(
                name: "IX_Posts_Review_CreatedAt_Id",
                table: "Posts",
                columns: new[] { "Review", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Posts_SchoolId_Review_CreatedAt_Id",
                table: "Posts",
                columns: new[] { "SchoolId", "Review", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Posts_SchoolId_TimeAt_Id_Review_TitleKey",
                table: "Posts",
                columns: new[] { "SchoolId", "TimeAt", "Id", "Review", "TitleKey" });

            migrationBuilder.CreateIndex(
                name: "IX_Posts_TimeAt_Id_SchoolId_Review_TitleKey",
                table: "Posts",
                columns: new[] { "TimeAt", "Id", "SchoolId", "Review", "TitleKey" });

            migrationBuilder.CreateIndex(
                name: "IX_SchoolImports_CreatedById_CreatedAt",
                table: "SchoolImports",
                columns: new[] { "CreatedById", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_SchoolImports_State",
                table: "SchoolImports",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_SchoolReminders_SchoolId_Cause_Day",
                table: "SchoolReminders",
                columns: new[] { "SchoolId", "Cause", "Day" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SchoolImports");

            migrationBuilder.DropTable(
                name: "SchoolReminders");

            migrationBuilder.DropIndex(
                name: "IX_Publications_PostId_Status",
                table: "Publications");

            migrationBuilder.DropIndex(
                name: "IX_Publications_SchoolId_Status_DueAt_PostId",
                table: "Publications");

            migrationBuilder.DropIndex(
                name: "IX_Publications_Status_DueAt_PostId",
                table: "Publications");

            migrationBuilder.DropIndex(
                name: "IX_Posts_Review_CreatedAt_Id",
                table: "Posts");

            migrationBuilder.DropIndex(
                name: "IX_Posts_SchoolId_Review_CreatedAt_Id",
                table: "Posts");

            migrationBuilder.DropIndex(
                name: "IX_Posts_SchoolId_TimeAt_Id_Review_TitleKey",
                table: "Posts");

            migrationBuilder.DropIndex(
                name: "IX_Posts_TimeAt_Id_SchoolId_Review_TitleKey",
                table: "Posts");

            migrationBuilder.DropColumn(
                name: "TimeAt",
                table: "Posts");
        }
    }
}
